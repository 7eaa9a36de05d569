package io.podwire.packets.filter;

import java.util.List;

/** A filter as a tree. Each part knows which characters of the text it was. */
public sealed interface Expression {

    /** Characters before it. */
    int at();

    /** Characters up to its end. */
    int end();

    /** All of several; {@code a and b and c}. */
    record And(List<Expression> parts, int at, int end) implements Expression {}

    /** One of several; {@code a or b or c}. */
    record Or(List<Expression> parts, int at, int end) implements Expression {}

    /** Not that. */
    record Not(Expression part, int at, int end) implements Expression {}

    /** In parentheses. */
    record Group(Expression part, int at, int end) implements Expression {}

    /**
     * Something that is looked for in addresses and ports: {@code tcp src port 80}.
     *
     * @param protocol as typed; null: any
     * @param direction {@code src}, {@code dst}, {@code src or dst}, {@code src and dst}; null: either
     * @param type host, net, port, portrange, proto, protochain or gateway
     * @param value an address, a number, a name; {@code 10.0.0.0/8} of a net
     * @param valueKind what the value looks like
     * @param inherited true where only the value was typed, and the rest is that of the primitive before
     */
    record Match(
            String protocol,
            String direction,
            String type,
            String value,
            ValueKind valueKind,
            boolean inherited,
            int at,
            int end)
            implements Expression {}

    /** A protocol alone: {@code arp}. */
    record Protocol(String name, int at, int end) implements Expression {}

    /**
     * A word with a meaning of its own: {@code vlan 100}, {@code less 64}, {@code ip multicast}, {@code inbound}.
     *
     * @param word the word
     * @param protocol before it; null: none
     * @param argument after it; null: none
     */
    record Special(String word, String protocol, Long argument, int at, int end) implements Expression {}

    /**
     * Two numbers compared.
     *
     * @param operator one of {@code = != < > <= >=}
     */
    record Comparison(Arithmetic left, String operator, Arithmetic right, int at, int end) implements Expression {}

    /** Looks of a value. */
    enum ValueKind {
        NUMBER,
        IPV4,
        IPV6,
        MAC,
        NAME
    }

    /** A number that is computed. */
    sealed interface Arithmetic {

        /** A number, or a name of one. */
        record Constant(long value, String text) implements Arithmetic {}

        /** The length of the frame. */
        record Length() implements Arithmetic {}

        /** Bytes of a header: {@code tcp[13]}, {@code ip[2:2]}. */
        record Load(String protocol, Arithmetic offset, int size) implements Arithmetic {}

        /** Two numbers joined by one of {@code + - * / % & | ^ << >>}. */
        record Binary(Arithmetic left, String operator, Arithmetic right) implements Arithmetic {}

        /** The number with the other sign. */
        record Negative(Arithmetic of) implements Arithmetic {}
    }
}
