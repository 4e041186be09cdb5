"""object_store.py FOLDER: a small object store that speaks S3 on the loopback, to be written to by tests.

Prints its port, then serves until it is ended. The folders in FOLDER are the buckets, their files the objects. Listings are
short, so that they come in several parts. Buckets of some names are not as they should be: "closed" denies access, "silent"
never answers, "busy" takes each object at the second try only, "fleeting" lists notes that are gone when asked for. Each request is a line of FOLDER/requests.
"""

import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

ROOT = sys.argv[1]
MOST_KEYS = 7
lock = threading.Lock()
uploads = {}  # id: {part: bytes}
asked = set()


def keys_of(bucket):
    top = os.path.join(ROOT, bucket)
    found = []
    for folder, _, files in os.walk(top):
        found += [os.path.relpath(os.path.join(folder, name), top) for name in files]
    return sorted(found, key=os.fsencode)


class Store(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *words):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        headers.setdefault("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def refuse(self, status, code, message):
        self.answer(status, f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>{message}</Message></Error>".encode())

    def file_of(self):
        return os.path.join(ROOT, self.bucket, self.key)

    def is_refused(self):
        path = urlsplit(self.path)
        self.bucket, _, self.key = unquote(path.path).lstrip("/").partition("/")
        self.query = {k: v[0] for k, v in parse_qs(path.query, keep_blank_values=True).items()}
        length = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(length)
        if len(self.body) < length:
            raise ConnectionError("the client is gone, and what it began to put is nothing")
        with lock, open(os.path.join(ROOT, "requests"), "a") as log:
            log.write(f"{self.command} {self.bucket}/{self.key} {self.headers.get('Content-Type', '-')}\n")
        again = self.key in asked
        asked.add(self.key)
        if self.bucket == "silent":
            time.sleep(30)
        elif self.bucket == "closed" and "Authorization" in self.headers:
            self.refuse(403, "AccessDenied", "Access Denied")
        elif not os.path.isdir(os.path.join(ROOT, self.bucket)):
            self.refuse(404, "NoSuchBucket", "The specified bucket does not exist")
        elif self.bucket == "busy" and self.command == "PUT" and not again:
            self.refuse(503, "SlowDown", "Please reduce your request rate")
        else:
            return False
        return True

    def list(self):
        prefix, after = self.query.get("prefix", ""), self.query.get("marker", "")
        delimiter = self.query.get("delimiter")
        rows, groups, last, more = [], set(), "", False
        for key in keys_of(self.bucket):
            rest = key[len(prefix):]
            group = prefix + rest.split(delimiter)[0] + delimiter if delimiter and delimiter in rest else None
            if not key.startswith(prefix) or (group or key) <= after or group in groups:
                continue
            if len(rows) + len(groups) == MOST_KEYS:
                more = True
                break
            last = group or key
            if group:
                groups.add(group)
            else:
                size = os.path.getsize(os.path.join(ROOT, self.bucket, key))
                rows.append(f"<Contents><Key>{escape(key)}</Key><Size>{size}</Size>"
                            "<LastModified>2024-11-30T00:00:00.000Z</LastModified></Contents>")
        rows += [f"<CommonPrefixes><Prefix>{escape(g)}</Prefix></CommonPrefixes>" for g in sorted(groups)]
        next_marker = f"<NextMarker>{escape(last)}</NextMarker>" if more else ""
        self.answer(200, ("<?xml version='1.0'?><ListBucketResult xmlns='http://s3.amazonaws.com/doc/2006-03-01/'>"
                          f"<Prefix>{escape(prefix)}</Prefix><IsTruncated>{str(more).lower()}</IsTruncated>{next_marker}"
                          + "".join(rows) + "</ListBucketResult>").encode())

    def do_GET(self):
        if self.is_refused():
            return
        if not self.key:
            self.list()
            return
        try:
            if self.bucket == "fleeting" and ".corridor-journal" in self.key:
                raise OSError("gone")
            with open(self.file_of(), "rb") as file:
                body = file.read()
        except OSError:
            self.refuse(404, "NoSuchKey", "The specified key does not exist")
            return
        wanted = self.headers.get("Range", "")
        if wanted.startswith("bytes=") and body:
            first, last = wanted[6:].split("-")
            first, last = int(first), min(int(last or len(body)), len(body) - 1)
            self.answer(206, body[first:last + 1], Content_Range=f"bytes {first}-{last}/{len(body)}")
        elif self.command == "HEAD":
            self.answer(200, body, Content_Length=str(len(body)))
        else:
            self.answer(200, body)

    do_HEAD = do_GET

    def keep(self, body):
        path = self.file_of()
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path + ".part", "wb") as file:
            file.write(body)
        os.replace(path + ".part", path)

    def do_PUT(self):
        if self.is_refused():
            return
        if "uploadId" in self.query:
            uploads[self.query["uploadId"]][int(self.query["partNumber"])] = self.body
        else:
            self.keep(self.body)
        self.answer(200, ETag='"0"')

    def do_POST(self):
        if self.is_refused():
            return
        if "uploads" in self.query:
            name = f"upload{len(uploads)}"
            uploads[name] = {}
            self.answer(200, f"<InitiateMultipartUploadResult><UploadId>{name}</UploadId>"
                             "</InitiateMultipartUploadResult>".encode())
            return
        parts = uploads.pop(self.query["uploadId"])
        self.keep(b"".join(parts[number] for number in sorted(parts)))
        self.answer(200, b"<CompleteMultipartUploadResult/>")

    def do_DELETE(self):
        if self.is_refused():
            return
        if "uploadId" in self.query:
            uploads.pop(self.query["uploadId"], None)
        elif os.path.isfile(self.file_of()):
            os.unlink(self.file_of())
        self.answer(204)


server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
server.daemon_threads = True
server.handle_error = lambda request, address: None
print(server.server_port, flush=True)
server.serve_forever()
