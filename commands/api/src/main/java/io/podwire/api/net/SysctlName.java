package io.podwire.api.net;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;

/** How the settings of a network namespace are called. */
public final class SysctlName {

    private SysctlName() {}

    /**
     * The path of a setting below {@code /proc/sys}, which is its name with slashes and never means two.
     *
     * @param name as sysctl(8): dots or slashes between its parts; when a slash comes first, dots belong to the parts
     *     ({@code net/ipv4/conf/eth0.7/forwarding})
     * @throws BadUse for a name outside {@code net}, or with an empty or {@code ..} part
     */
    public static String path(String name) {
        int slash = name.indexOf('/');
        int dot = name.indexOf('.');
        boolean slashes = slash >= 0 && (dot < 0 || slash < dot);
        // With dots as separators, sysctl(8) writes a dot inside a part as a slash.
        String path = slashes ? name : swapped(name);
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                throw new BadUse("'" + Printable.of(name) + "' is not the name of a sysctl");
            }
        }
        if (!path.startsWith("net/")) {
            throw new BadUse("'" + Printable.of(name)
                    + "' does not belong to a network namespace; expected a name such as net.ipv4.ip_forward");
        }
        return path;
    }

    private static String swapped(String name) {
        return name.replace('/', '\0').replace('.', '/').replace('\0', '.');
    }
}
