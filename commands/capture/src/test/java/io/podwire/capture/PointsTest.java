package io.podwire.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CaptureRequest.Point;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.TargetRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {

    @ParameterizedTest
    @CsvSource({
        "eth0,                 ,              eth0",
        "any,                  ,              any",
        "eth0.100@x,           ,              eth0.100@x",
        "shop/cart-0,          shop/cart-0,   ",
        "shop/cart-0:eth0,     shop/cart-0,   eth0",
        "pod/shop/cart-0:any,  shop/cart-0,   any",
        "host:cni0,            host,          cni0",
        "netns/4026531840:lo,  netns/4026531840, lo",
        "fd00::1,              fd00::1,       ",
        "10.244.0.7:eth0,      10.244.0.7,    eth0",
    })
    void leadWhereTheWordSays(String word, String in, String link) {
        assertThat(Points.of(List.of(word), null))
                .containsExactly(new Point(in == null ? null : TargetRef.parse(in), link));
    }

    @Test
    void nothingIsTheFirstLinkOfThePlace() {
        assertThat(Points.of(List.of(), null)).containsExactly(new Point(null, null));
    }

    @Test
    void severalAreSeveral() {
        assertThat(Points.of(List.of("eth0", "shop/cart-0:eth0"), null)).hasSize(2);
        assertThatThrownBy(() -> Points.of(List.of("eth0", "eth0"), null))
                .isInstanceOf(BadUse.class)
                .hasMessage("-i eth0 is given twice");
        assertThatThrownBy(() -> Points.of(List.of(""), null)).isInstanceOf(BadUse.class);
    }
}
