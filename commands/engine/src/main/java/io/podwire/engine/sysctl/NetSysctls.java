package io.podwire.engine.sysctl;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netns.OpenNetns;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Sysctls below {@code net}. {@code /proc/sys/net} shows those of the namespace of whoever looks a name up in it, so it is read
 * on a thread that entered.
 */
public final class NetSysctls {

    private static final int MOST_BYTES = 64 * 1024;

    private final HostRoot root;

    /** Of the host with this procfs. */
    public NetSysctls(HostRoot root) {
        this.root = root;
    }

    /**
     * Reads one.
     *
     * @param name as sysctl(8): dots or slashes between its parts; when a slash comes first, dots belong to the parts
     *     ({@code net/ipv4/conf/eth0.7/forwarding})
     * @return its text without the last line break, or null where it does not exist
     * @throws BadUse for a name outside {@code net}, or with an empty or {@code ..} part
     */
    public String read(OpenNetns netns, String name) throws SystemCallException {
        String file = root.procDirectory() + "/sys/" + relative(name);
        return netns.inside(() -> text(name, file));
    }

    static String relative(String name) {
        int slash = name.indexOf('/');
        int dot = name.indexOf('.');
        boolean slashes = slash >= 0 && (dot < 0 || slash < dot);
        // With dots as separators, sysctl(8) writes a dot inside a part as a slash.
        String relative = slashes ? name : swapped(name);
        for (String part : relative.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                throw new BadUse("'" + Printable.of(name) + "' is not the name of a sysctl");
            }
        }
        if (!relative.startsWith("net/")) {
            throw new BadUse("'" + Printable.of(name)
                    + "' does not belong to a network namespace; expected a name such as net.ipv4.ip_forward");
        }
        return relative;
    }

    private static String swapped(String name) {
        return name.replace('/', '\0').replace('.', '/').replace('\0', '.');
    }

    private static String text(String name, String file) {
        try {
            String text = new String(HostRoot.readProc(file, MOST_BYTES), StandardCharsets.UTF_8);
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException e) {
            if (!new File(file).exists()) {
                return null;
            }
            String reason = String.valueOf(e.getMessage());
            String message = "sysctl " + Printable.of(name) + ": read(" + Printable.of(file) + "): ";
            throw reason.contains("Permission denied") || reason.contains("not permitted")
                    ? new NotPermitted(message + "EACCES (Permission denied)")
                    : new Unsupported(message + Printable.of(reason), e);
        }
    }
}
