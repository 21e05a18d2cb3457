"""Certificates by openssl, of an authority made for this run."""

from processes import run


class Authority:
    def __init__(self, folder, name):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.certificate, self.key = folder, folder / f"{name}.crt", folder / f"{name}.key"
        self._key(self.key)
        run(["openssl", "req", "-x509", "-new", "-key", self.key, "-subj", f"/CN={name}", "-days", "2", "-out", self.certificate])

    def issue(self, name, subject, hosts=()):
        """A certificate and its key, for a server where hosts are named, else for a client."""
        certificate, key, request = (self.folder / f"{name}.{end}" for end in ("crt", "key", "csr"))
        self._key(key)
        run(["openssl", "req", "-new", "-key", key, "-subj", subject, "-out", request])
        extension = self.folder / f"{name}.ext"
        names = ",".join(("IP:" if host.replace(".", "").isdigit() else "DNS:") + host for host in hosts)
        extension.write_text(f"extendedKeyUsage=serverAuth\nsubjectAltName={names}\n" if hosts else "extendedKeyUsage=clientAuth\n")
        run(["openssl", "x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", self.key, "-CAcreateserial",
             "-days", "2", "-extfile", extension, "-out", certificate])
        return certificate, key

    def _key(self, path):
        run(["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", path])
