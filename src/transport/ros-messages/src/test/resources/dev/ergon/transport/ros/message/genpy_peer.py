"""Reads messages with ROS 1's own genpy, whose classes come from the same definitions.

A line in: type, definition and bytes, the latter two in base64. A line out: the sum of the type, the bytes that genpy
writes for what it read, and every value it found, in the order of the definition.
"""

import base64
import io
import struct
import sys

import genpy
import genpy.dynamic


def values(found):
    if isinstance(found, (genpy.Time, genpy.Duration)):
        yield str(found.to_nsec())
    elif isinstance(found, genpy.Message):
        for slot in found.__slots__:
            yield from values(getattr(found, slot))
    elif isinstance(found, bytes):
        yield from (str(octet) for octet in found)
    elif isinstance(found, str):
        yield found.encode('utf-8').hex() or '-'
    elif isinstance(found, float):
        yield struct.pack('>d', found).hex()
    elif isinstance(found, (list, tuple)):
        for each in found:
            yield from values(each)
    else:
        yield str(int(found))


classes = {}
for line in sys.stdin:
    name, definition, written = line.split()
    if name not in classes:
        text = base64.b64decode(definition).decode('utf-8')
        classes[name] = genpy.dynamic.generate_dynamic(name, text)[name]
    message = classes[name]()
    message.deserialize(base64.b64decode(written))
    again = io.BytesIO()
    message.serialize(again)
    print(message._md5sum, base64.b64encode(again.getvalue()).decode() or '-', ' '.join(values(message)), flush=True)
