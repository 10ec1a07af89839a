"""A log in which every number that is no code is the number of one all the same.

Ports, sizes, ids, durations, versions, dates, phone numbers, states of HTTP, addresses of ICE: in
each line of `NOISE`, ``@`` stands for the number of a code, which is not what is meant there. In
each line of `SIGNS`, ``$`` is a code that the line names.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STAMPS = (
    "2026-01-31 10:20:30.123",
    "2026-01-31T10:20:30.123Z",
    "[10:20:30]",
    "01-31 10:20:30.123 41001 41002 I zego :",
    "I0131 10:20:30.123456 41001 engine.cc:41003]",
    "INFO",
    "Jan 31 10:20:30 host zego[41001]:",
    "2026/01/31 10:20:30 [warn] 41001#0:",
    "10:20:30.123 [main] DEBUG c.z.Room -",
    "",
)
NOISE = """\
listening on port @
listening on 0.0.0.0:@
connect to 203.0.113.7:@ failed, retry in 3000 ms
connect to 203.0.113.7 port @
from 203.0.113.7 @ to 203.0.113.8 @
peer=('203.0.113.7', @)
a=candidate:842163049 1 udp 1677729535 203.0.113.7 @ typ srflx raddr 10.0.0.5 rport @ generation 0
a=candidate:@ 1 tcp @ 10.0.0.5 9 typ host tcptype active
candidate:1 1 UDP 2122317823 2001:db8:1:2:3:4:5:6 @ typ host
candidate:2 1 udp 2113937151 3f2c1d9a-1b2c-4d5e-8f90-123456789abc.local @ typ host
m=audio @ UDP/TLS/RTP/SAVPF 111 103 104
m=video @ RTP/AVP 96
a=rtcp:@ IN IP4 0.0.0.0
a=ssrc:@ cname:zego
a=ssrc-group:FID @ 2231627014
ssrc=@ lost=0
ssrc: @ jitter: 3
{"ssrc":@,"bytesReceived":@,"packetsLost":3}
frame @ decoded in 16 ms
frame=@ fps=30 q=28.0 size=@kB time=00:01:00.00 bitrate=@kbits/s
frames: @, dropped: 3
{"frameNo":@,"pts":@,"dts":@}
sent @ bytes, received @ packets
read @ bytes in @ us
Content-Length: @
content-length=@
size @, offset @
"GET /room?id=@ HTTP/1.1" 206 @ "-" "curl/8.1"
GET http://203.0.113.7/room/@/users 404 @
HTTP/1.1 206 Partial Content
HTTP 206
HTTP status: 206
HTTP status code: 207 Multi-Status
http error 206
https response 207, 12 ms
took @ ms
elapsed=@
elapsed: @
cost @us
timeout @
timeout after @
uptime @ seconds
rtt=@ rtt_min=@
"delay":@
user @ joined
userID=@ joined
user_id: @, stream_id: @
uid=@&roomid=@&token=04AAAAAGXg
{"uid":@,"room":"@"}
room @ created
room_id="@"
roomID: @
login room "demo" user @
stream @ added
streamID=@
task @ done
task_id=@
appID=@ appSign=***
request id @ accepted
seq=@
seq: @
seq @ acked, next seq @
packet seqno=@
session @ opened
sessionId=@
process @ exited
pid @
pid=@ tid=@
Worker[@]: started
thread @ started
sshd[@]: Accepted publickey
line @, column 3
main.ts:@
at Room.login (room.js:@:17)
in file room.cc line @
version 3.17.1.@
SDK version: 3.17.@
v3.@.1
build @
build number @
sample rate @ Hz
samplerate=@
bitrate @, fps 30
bitrate changed from @ to @
width=@ height=@
resolution 1280x720@30
@x@
phone 138100@
tel: @
call 400-100-@
+86-10-@
zip code @
postal code @
邮编 @
订单号：@
房间号 @ 已创建
房间 @ 的人数为 3
用户 @ 进入房间
用户ID：@
流 @ 已添加
端口 @
端口：@
进程 @
耗时 @ 毫秒
耗时：@
共 @ 条
第 @ 行
大小：@
文件大小 @ 字节
时间戳：@
版本 3.1.@
验证码 @
电话：@
金额 @
码率 @
帧率：@
第 @ 帧
exit code 3
process exited with code=@x
WebSocket close code 1006
close code: 1005
country code 104
keyCode: 104
[Errno 104] Connection reset by peer
errno=104
0x@
0xdead@
deadbeef@
id 550e8400-e29b-41d4-@-446655440000
sha1 a94a8fe5ccb19ba61c4c@d3
@.5
1.@
progress @%
@ KB/s
$0.00 of ¥@
#@ merged
@@example.org
memory: @ kB free
cpu=3 mem=@
volume=@
level: 3, index: @
index @ out of range
retry @ of 5
attempt @
count=@ total=@
count: @, sum: @
limit @ reached
max=@ min=0 avg=@
queue size: @
{"width":@,"height":@,"timestamp":@}
{"data":{"id":@,"price":@}}
ts=@ t=@
x=@ y=@
score=@
k: @/@
date 2026-01-31, 3 days left
expires in @
load average: 1.04, 0.12, 3
""".splitlines()
SIGNS = """\
login failed: $
login failed, errorCode=$
loginRoom error $
joinRoom failed with error code $, retry 3
error: $
error=$
error $ (room demo)
Error($)
ERROR $: room
lastError=$
last_error: $
err=$ msg=room
err_code=$
errno: 0, code: $
code=$
code: $, port: 50001
"code":$
{"code":$,"message":"","data":{"uid":50001}}
{\\"Code\\":$,\\"Message\\":\\"\\"}
{'code': '$'}
{"errorCode":$}
{"errCode": "$"}
callback code[$]
returned $
return $
ret=$
ret: $ at room.cc:41003
result=$
result: $, elapsed 50001 ms
extendedErrorCode=$
status code: $
zego.express.error.$
zego.express.error.$ room demo
?error_code%3D$%26uid%3D50001
%22code%22%3A$%2C%22uid%22%3A50001
{&quot;code&quot;:$}
E$
publish failed E$ user 50001
code: $ 41003 ms
onRoomStateUpdate code = $ uid=50001
HTTP 200 {"code":$}
错误码 $
错误码：$
返回码为 $，端口 50001
返回 $
返回值：$
报错 $
报错：$，房间 50001
错误：$
错误 $
异常码=$
状态码：$
""".splitlines()
_LONG = re.compile(r"\bE\$|express|failed[,:] \$")
"""The lines that name codes of five digits or more alone."""
_SHORT = re.compile(r"(?:code|Code|码)(?!\[)")
"""The lines that name codes of one digit or two as well."""


def made_log(codes: Sequence[str], lines: int) -> Iterator[tuple[str, list[str]]]:
    """Yield so many lines, the same every time, and the codes that each names."""
    chance = random.Random(2000)  # noqa: S311 - the same every time
    long = [code for code in codes if len(code) >= 5]
    reported = [code for code in codes if len(code) >= 3]
    for number in range(lines):
        stamp = chance.choice(_STAMPS)
        if number % 5:
            template = NOISE[(number - number // 5) % len(NOISE)]
            line, named = re.sub("@(?!example|30)", lambda _: chance.choice(long), template), []
        else:
            template = SIGNS[number // 5 % len(SIGNS)]
            short = codes if _SHORT.search(template) else reported
            named = [chance.choice(long if _LONG.search(template) else short)]
            line = template.replace("$", named[0])
        yield f"{stamp} {line}".strip(), named
