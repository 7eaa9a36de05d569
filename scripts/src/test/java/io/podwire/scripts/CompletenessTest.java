package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (x) {",
                "if (x)",
                "if (a) {} else",
                "foo(",
                "foo(1,",
                "[1,2",
                "[a:1,",
                "x = ",
                "x = '''a",
                "x = \"\"\"a ${b}",
                "\"${",
                "def f() {",
                "class A {",
                "class A",
                "links().findAll {",
                "{ x ->",
                "a.",
                "a ?",
                "a ? b :",
                "1 +",
                "a == ",
                "a &&",
                "/* abc",
                "for (i in 1..3)",
                "while (true)",
                "try {",
                "try { }",
                "try { } catch (e) {",
                "x = /abc",
                "x = $/abc",
                "println 'a' +",
                "1..",
                "links(up: true",
                "foo {\n  bar(')')\n",
                "a \\",
                "x = [\n  1, // ]\n",
                "switch (x) {",
                "do {} \nwhile (",
                "\"a ${[1, 2].collect {",
                "a instanceof"
            })
    void needsAnotherLine(String text) {
        assertThat(new Completeness(text).complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 + 1",
                "def x",
                "}",
                "foo)",
                "1 1 1 ]",
                "'abc",
                "\"abc",
                "else",
                "a, b",
                "x -> y",
                "// {",
                "x = 5 // (",
                "'{'",
                "\"{\"",
                "'''{'''",
                "/{/",
                "a / b // {",
                "x = /a\\/b/",
                "$/{/$",
                "'it''s'",
                "\"'\"",
                "'\\''",
                "/* { */ 1",
                "\"${[a: '}']}\"",
                "def f() { 1 }",
                "foo(1,\n2)",
                "x = 6 / 3 / 2",
                "#!/usr/bin/env podwire\n1",
                "if (x) { } else { }",
                "(1 + 2) / 3",
                "i++",
                "links()*.name"
            })
    void isCompleteOrBeyondMending(String text) {
        assertThat(new Completeness(text).complete()).isTrue();
    }
}
