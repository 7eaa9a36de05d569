package io.podwire.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            password=hunter2                                     ~ password=***
            PGPASSWORD=hunter2 psql                              ~ PGPASSWORD=*** psql
            "token": "abc def"                                   ~ "token": ***
            api_key = 'abc' x                                    ~ api_key = *** x
            key=abc                                              ~ key=***
            !curl -H 'Authorization: Bearer abc.def' http://x/   ~ !curl -H 'Authorization: Bearer ***' http://x/
            !curl -H "X-Api-Key: abc" http://x/                  ~ !curl -H "X-Api-Key: ***" http://x/
            Authorization: Basic dXNlcjpwdw==                    ~ Authorization: Basic ***
            Cookie: a=b; c=d                                     ~ Cookie: ***
            !curl -u me:hunter2 http://x/                        ~ !curl -u me:*** http://x/
            !curl http://me:hunter2@host/                        ~ !curl http://me:***@host/
            !mysql -uroot -phunter2                              ~ !mysql -uroot -p***
            x --password hunter2 y                               ~ x --password *** y
            x --client-secret=abc                                ~ x --client-secret=***
            eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc             ~ ***
            """)
    void masks(String text, String masked) {
        assertThat(Secrets.masked(text)).isEqualTo(masked);
        assertThat(Secrets.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "links -o json",
                "x.findAll { it.key == 3 }",
                "links | where port != null",
                "findpod shop/token-service-7d9",
                "monkey=1",
                "http://10.0.0.1:8080/",
                "keyspace = 3",
                "fe80::1 dev eth0 lladdr 02:00:00:00:00:01"
            })
    void leavesAlone(String text) {
        assertThat(Secrets.masked(text)).isEqualTo(text);
    }
}
