package io.podwire.engine.sockets;

/** States of sockets ({@code net/tcp_states.h}) in the words of ss(8). UDP sockets have but two: ESTAB and UNCONN. */
final class SocketStates {

    static final int LISTEN = 10;

    /** Bits of all states that ss asks for with {@code -a}: 1 to 12. */
    static final int ALL = (1 << 13) - 2;

    private SocketStates() {}

    static String name(int state) {
        return switch (state) {
            case 1 -> "ESTAB";
            case 2 -> "SYN-SENT";
            case 3, 12 -> "SYN-RECV";
            case 4 -> "FIN-WAIT-1";
            case 5 -> "FIN-WAIT-2";
            case 6 -> "TIME-WAIT";
            case 7 -> "UNCONN";
            case 8 -> "CLOSE-WAIT";
            case 9 -> "LAST-ACK";
            case LISTEN -> "LISTEN";
            case 11 -> "CLOSING";
            default -> Integer.toString(state);
        };
    }
}
