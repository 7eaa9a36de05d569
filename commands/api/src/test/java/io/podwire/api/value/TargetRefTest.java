package io.podwire.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRefTest {

    @ParameterizedTest
    @CsvSource({
        "host, HOST, , host",
        "pod/shop/cart-7d9, POD, shop, cart-7d9",
        "shop/cart-7d9, POD, shop, cart-7d9",
        "cart-7d9, WORD, , cart-7d9",
        "10.244.0.60, ADDRESS, , 10.244.0.60",
        "10.244.0.600, WORD, , 10.244.0.600",
        "fd00::3c, ADDRESS, , fd00::3c",
        "0a:58:0a:84:02:2e, MAC, , 0a:58:0a:84:02:2e",
        "0A-58-0A-84-02-2E, MAC, , 0A-58-0A-84-02-2E",
        "link/eth0, LINK, , eth0",
        "netns/cni-1, NETNS, , cni-1",
        "netns/4026532471, NETNS, , 4026532471",
        "pid/4711, PID, , 4711",
        "ctr/8B7266486EA2, CONTAINER, , 8b7266486ea2",
        "uid/6f68d869, UID, , 6f68d869",
        "svc/shop/cart:80, SERVICE, shop, cart:80",
        "node/worker-1, NODE, , worker-1",
        "link/a/b, LINK, , a/b"
    })
    void readsEveryForm(String text, TargetRef.Form form, String namespace, String value) {
        assertThat(TargetRef.parse(text)).isEqualTo(new TargetRef(form, namespace, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "pod/",
                "pod/x",
                "pod//x",
                "pod/x/",
                "svc/web",
                "pid/",
                "pid/abc",
                "pid/-1",
                "pid/0",
                "pid/2147483648",
                "pid/9999999999",
                "ctr/xyz",
                "ctr/a",
                "/x",
                "x/"
            })
    void refusesHalfATarget(String text) {
        assertThatThrownBy(() -> TargetRef.parse(text)).isInstanceOf(BadUse.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host",
                "shop/cart",
                "pod/link/eth0",
                "10.0.0.4",
                "link/eth0",
                "netns/7",
                "pid/7",
                "ctr/abcd",
                "uid/7",
                "svc/a/b",
                "node/n",
                "word"
            })
    void canBeTypedAgain(String text) {
        TargetRef target = TargetRef.parse(text);
        assertThat(TargetRef.parse(target.toString())).isEqualTo(target);
    }

    @Test
    void showsHostileTextHarmlessly() {
        assertThatThrownBy(() -> TargetRef.parse("pid/\u001b[31m"))
                .hasMessageContaining("\\x1b")
                .hasMessageNotContaining("\u001b");
        assertThat(Printable.of("a\u001b[31m\nb\u202e\tc\u0085d")).isEqualTo("a\\x1b[31m\\nb\\u202e\\tc\\x85d");
        assertThat(Printable.of("tüx 容器 e\u0301")).isEqualTo("tüx 容器 e\u0301");
    }
}
