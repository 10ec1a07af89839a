"""The words of the domain: what a heading's words are called in an id."""

from __future__ import annotations

import re

_ENGLISH = {
    "公共": "common",
    "通用": "general",
    "全局": "global",
    "业务": "service",
    "调试": "debug",
    "初始化": "init",
    "登录": "login",
    "鉴权": "auth",
    "网络": "network",
    "参数": "parameters",
    "用户": "user",
    "任务": "tasks",
    "房间": "room",
    "房间信令": "room",
    "直播": "live",
    "推流": "publish",
    "拉流": "play",
    "转推": "relay",
    "混流": "mixing",
    "混流转码": "mixing",
    "合流": "mixing",
    "转码": "transcoding",
    "录制": "recording",
    "截图": "snapshot",
    "播放器": "player",
    "播放": "playback",
    "点播": "vod",
    "下载": "download",
    "上传": "upload",
    "媒体": "media",
    "音视频": "",
    "音频": "audio",
    "视频": "video",
    "音效": "audio-effect",
    "音乐": "music",
    "歌词": "lyrics",
    "版权": "copyrighted",
    "美颜": "beauty",
    "屏幕共享": "screen-sharing",
    "摄像头": "camera",
    "麦克风": "microphone",
    "设备": "device",
    "文件": "file",
    "白板": "whiteboard",
    "消息": "message",
    "信令": "signaling",
    "推送": "push",
    "群组": "group",
    "会话": "conversation",
    "审核": "moderation",
    "识别": "recognition",
    "翻译": "translation",
    "智能体": "agent",
    "插件": "plugin",
    "回调": "callback",
    "计费": "billing",
    "存储": "storage",
    "云端": "cloud",
}
_MEANINGLESS = frozenset({"", "zego", "api", "sdk", "error", "errors", "code", "codes", "return"})
"""Words that stand in the headings of any table."""
_WORD = re.compile(
    "|".join(sorted(_ENGLISH, key=lambda word: (-len(word), word)))
    + r"|(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*"
)
_MOST = 3
"""How many words an id has at most."""


def id_of(heading: str) -> str | None:
    """Make an id of the words of a heading that are known, or are Latin; None without any.

    A number with letters, such as the range ``1000xxx``, is no word.
    """
    words = (_ENGLISH.get(word, word.lower()) for word in _WORD.findall(heading))
    told = [word for word in dict.fromkeys(words) if word not in _MEANINGLESS]
    return "-".join(told[:_MOST]) or None
