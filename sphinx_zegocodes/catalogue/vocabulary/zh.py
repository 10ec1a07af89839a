"""Chinese: the words of the documents."""

from __future__ import annotations

from sphinx_zegocodes.catalogue.vocabulary.words import Vocabulary

CODE_WORDS = ("返回", "错误", "状态", "结果", "响应", "异常", "业务", "报错")
"""What makes 码 and 代码 announce a code."""

OTHER_NUMBERS = """
    [号第共约率帧] | 端口 | 大小 | 长度 | 字节 | 时间 | 时间戳 | 耗时 | 延迟 | 进程 | 线程 | 版本
    | 数量 | 总数 | 房间 | 用户 | 流 | 时长 | 间隔 | 电话 | 手机 | 邮编 | 金额
    | (?:验证|邀请|识别|校验|激活|提取|机器|序列|编|条|维)码
"""
"""What stands before numbers of another kind, as a verbose pattern."""

UNITS = """
    个(?!别) | 次 | 条(?!件) | 人(?!工) | 毫?秒 | 分钟 | 小时 | 天 | 年 | 月 | 日(?!志) | 元(?!素)
    | 字[节符] | 行(?!为) | 页(?!面) | 项(?!目) | 种 | 类(?!型|似|别) | 台 | 帧 | 倍 | [万亿]"""
"""What stands behind a number that counts or measures, as a verbose pattern."""

REPORTS = "返回[值了]? | 返回结果 | 错误[号值]? | 报错?了? | 异常 | 提示"
"""What a number that is a code more often than not stands behind, as a verbose pattern."""

_OPENING = r"[，,；;。]?\s*[（(]?\s*"
_CODES = r"(?:返回码|错误码|状态码)?\s*(?P<codes>\d+(?:\s*(?:[、,，和及与]|以及)\s*\d+)*)"

_LIKE = (
    rf"{_OPENING}(?:与|和|同|跟)\s*{_CODES}\s*(?:的)?\s*"
    r"(?:内部)?(?:判断逻辑|处理逻辑|逻辑|含义|意义)?(?:完全)?(?:相同|一致|等价|等同|同义)[）)]?"
)
_AS = rf"{_OPENING}(?:等同于|等价于|同义于|含义同|逻辑同)\s*{_CODES}[）)]?"

ZH = Vocabulary(
    code_headers=("值", "返回码", "错误码", "状态码", "错误码枚举值", "枚举值"),
    like_code="码|编号|错误|值",
    unlike_code="默认|取值|最[大小]|范围|长度",
    headers={
        "name": ("错误码提示", "错误码名称"),
        "description": ("说明", "描述", "描述说明", "含义", "错误描述"),
        "causes": ("可能原因", "原因"),
        "action": ("处理建议", "解决方案", "解决方法", "建议"),
        "notes": ("注意事项", "备注"),
    },
    either={"错误信息": ("description", "name")},
    labels={
        "description": ("描述",),
        "causes": ("可能原因",),
        "action": ("处理建议",),
        "notes": ("注意事项",),
    },
    slips={
        "description": ("描诉", "描叙", "错误描述"),
        "causes": ("可能的原因", "可能原应", "可能愿因", "错误原因", "原因"),
        "action": (
            *("处理意见", "处理方法", "处理方式", "处理措施", "处理办法", "处理方案", "处理建义"),
            *("解决方案", "解决方法", "解决办法", "解决建议", "建议"),
        ),
        "notes": ("注意事項", "注意事宜"),
    },
    likeness=0.75,
    name="错误码提示",
    colon="：",
    nothing=("-", "—", "无", "无。"),
    column="第 {} 列",
    plain_titles=("说明", "注意", "提示", "警告", "注意事项", "危险", "信息"),
    same_as=(_LIKE, _AS),
    may_name_codes=("同", "一致", "等价"),
    advice={
        "check": "检查|核查|排查|确认|确保|正确|仅支持|必须|请填写|请输入|请传入|请指定"
        "|重新输入|重新生成",
        "retry": "重试|再试|稍后|重新(?!输入|生成)|降低",
        "change": "(?:切换|更换|升级|更新|使用).{0,24}?(?:网络|浏览器|设备|微信版本)",
        "contact": "联系(?:ZEGO|技术支持)",
    },
    no_product="错误码|返回码|状态码|错误|常见|全局|公共|通用|说明|列表|汇总",
    in_ids={
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
    },
)
