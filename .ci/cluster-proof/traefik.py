"""Traefik, reading the cluster's routes by itself, and requests to it."""

import http.client
import socket
import ssl

from waiting import until

WEB, WEBSECURE, PING = 80, 443, 18090
ADDRESS = "127.0.0.1"


class Traefik:
    def __init__(self, cluster):
        self.cluster = cluster

    def start(self):
        self.cluster.processes.start("traefik", [
            self.cluster.binaries["traefik"], "--global.checknewversion=false", "--global.sendanonymoususage=false",
            f"--entrypoints.web.address={ADDRESS}:{WEB}", f"--entrypoints.websecure.address={ADDRESS}:{WEBSECURE}",
            f"--entrypoints.ping.address={ADDRESS}:{PING}", "--ping=true", "--ping.entrypoint=ping",
            "--providers.kubernetescrd=true", "--log.level=INFO"], KUBECONFIG=str(self.cluster.admin))

        def answers():
            self.cluster.processes.require_alive()
            connection = http.client.HTTPConnection(ADDRESS, PING, timeout=5)
            connection.request("GET", "/ping")
            return connection.getresponse().status == 200
        until("Traefik answers", answers)

    def connect(self, name, certificate=None):
        """A connection by TLS that names that server; with a client's certificate and key where they are given."""
        context = ssl.create_default_context(cafile=str(self.cluster.authority.certificate))
        context.set_alpn_protocols(["http/1.1"])
        if certificate:
            context.load_cert_chain(*map(str, certificate))
        connection = http.client.HTTPConnection(name, WEBSECURE, timeout=30)
        connection.sock = context.wrap_socket(socket.create_connection((ADDRESS, WEBSECURE), timeout=30), server_hostname=name)
        return connection

    def ask(self, host, path, method="GET", name=None, certificate=None, body=None):
        """(status, headers, text) of one request on a connection of its own."""
        connection = self.connect(name or host, certificate)
        try:
            connection.request(method, path, body, {"Host": host})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()
        finally:
            connection.close()

    def ask_plain(self, host, path):
        connection = http.client.HTTPConnection(ADDRESS, WEB, timeout=30)
        try:
            connection.request("GET", path, headers={"Host": host})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()
        finally:
            connection.close()
