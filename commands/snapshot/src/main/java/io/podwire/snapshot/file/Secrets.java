package io.podwire.snapshot.file;

import java.util.List;

/** Settings that are keys: whoever has them can forge a host's TCP cookies or foretell its addresses. They are never kept. */
public final class Secrets {

    /** Their names; {@code *} stands for one part (ip-sysctl.rst: tcp_fastopen_key, stable_secret). */
    public static final List<String> NAMES = List.of("net/ipv4/tcp_fastopen_key", "net/ipv6/conf/*/stable_secret");

    private Secrets() {}

    /** True for the path of such a setting, as {@link io.podwire.api.net.SysctlName#path} writes it. */
    public static boolean has(String path) {
        return path.equals("net/ipv4/tcp_fastopen_key")
                || path.startsWith("net/ipv6/conf/") && path.endsWith("/stable_secret");
    }
}
