package org.openvault.backend.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openvault.backend.webhook.ReceiverAddress.Refused;

class ReceiverAddressTest {

    private static final Map<String, List<String>> NAMES = Map.of(
            "public.example", List.of("93.184.215.14"),
            "loopback.example", List.of("127.0.0.1"),
            "loopback6.example", List.of("::1"),
            "both.example", List.of("93.184.215.14", "10.0.0.5"),
            "metadata.example", List.of("169.254.169.254"),
            "localhost", List.of("127.0.0.1"),
            "own.example", List.of("10.2.3.4"));

    private final ReceiverAddress closed = new ReceiverAddress(List.of(), ReceiverAddressTest::find);

    private static InetAddress[] find(String host) throws UnknownHostException {
        List<String> known = NAMES.get(host);
        if (known == null) {
            throw new UnknownHostException(host);
        }
        var found = new InetAddress[known.size()];
        for (int index = 0; index < found.length; index++) {
            found[index] = InetAddress.getByName(known.get(index));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.0.0.1./",
                "https://127.1/",
                "https://127.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0X7F.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.000.000.001/",
                "https://0/",
                "https://0.0.0.0/",
                "https://[::]/",
                "https://[::1]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[0:0:0:0:0:ffff:127.0.0.1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:1::1]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[ff02::1]/",
                "https://[fec0::1]/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://100.100.100.200/",
                "https://168.63.129.16/",
                "https://192.0.0.192/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://240.0.0.1/",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://a.localhost/",
                "https://①②⑦.⓪.⓪.①/",
                "https://127。0。0。1/",
                "https://127.0.0.1%00.example/",
                "https://127%2e0%2e0%2e1/",
                "https://user@public.example/",
                "https://public.example@127.0.0.1/",
                "https://127.0.0.1#@public.example/",
                "https:127.0.0.1",
                "https:///127.0.0.1/",
                "https://127.0.0.1\\@public.example/",
                "https://public.example:0/",
                "https://public.example:65536/",
                "ftp://public.example/",
                "file:///etc/passwd",
                "gopher://public.example/",
                "//public.example/",
                "public.example",
                "",
                " https://public.example/",
                "https://public.example/\r\nX: y",
                "http://93.184.215.14/"
            })
    void whatIsNotOfThePublicInternetIsRefusedHoweverItIsSpelt(String url) {
        assertThatThrownBy(() -> closed.check(url)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> closed.find(url)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://loopback.example/",
                "https://LOOPBACK.example./",
                "https://loopback6.example/",
                "https://both.example/",
                "https://metadata.example/",
                "https://own.example/",
                "https://unknown.example/",
                "http://public.example/"
            })
    void aNameThatLeadsElsewhereIsRefusedWhenItIsLookedUp(String url) {
        assertThatCode(() -> closed.check(url)).doesNotThrowAnyException();
        assertThatThrownBy(() -> closed.find(url)).isInstanceOf(Refused.class);
    }

    @Test
    void whatWasLookedAtIsWhatIsConnectedTo() throws Refused {
        int[] lookUps = {0};
        var rebinding = new ReceiverAddress(List.of(), host -> {
            lookUps[0]++;
            return find(lookUps[0] == 1 ? "public.example" : "loopback.example");
        });
        var target = rebinding.find("https://Rebinding.example.:8443/hook?x=1");
        assertThat(target.address().getHostAddress()).isEqualTo("93.184.215.14");
        assertThat(target.host()).isEqualTo("rebinding.example");
        assertThat(target.port()).isEqualTo(8443);
        assertThat(target.isSecure()).isTrue();
        assertThat(lookUps[0]).isEqualTo(1);
        assertThatThrownBy(() -> rebinding.find("https://rebinding.example/")).isInstanceOf(Refused.class);
    }

    @Test
    void publicAddressesArePublic() throws Refused {
        for (String url : List.of(
                "https://public.example/",
                "https://93.184.215.14:8443/",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/")) {
            closed.check(url);
            assertThat(closed.find(url).address()).isNotNull();
        }
    }

    @Test
    void aNetworkOfOnesOwnIsReachedWhereItIsAllowedAndNothingBesides() throws Refused {
        var own = new ReceiverAddress(List.of("10.2.0.0/16", "fd12::/16"), ReceiverAddressTest::find);
        assertThat(own.find("http://own.example:8080/").port()).isEqualTo(8080);
        assertThat(own.find("http://[fd12::7]/").port()).isEqualTo(80);
        for (String url : List.of("http://10.3.0.1/", "https://loopback.example/", "http://public.example/")) {
            assertThatThrownBy(() -> own.find(url)).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> Networks.of(List.of("10.2.0.0"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Networks.of(List.of("10.2.0.0/33"))).isInstanceOf(IllegalArgumentException.class);
    }
}
