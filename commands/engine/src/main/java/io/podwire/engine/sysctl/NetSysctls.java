package io.podwire.engine.sysctl;

import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unsupported;
import io.podwire.api.net.SysctlName;
import io.podwire.api.value.Printable;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netns.OpenNetns;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

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
     * @throws io.podwire.api.error.BadUse as {@link SysctlName#path}
     */
    public String read(OpenNetns netns, String name) throws SystemCallException {
        String file = root.procDirectory() + "/sys/" + SysctlName.path(name);
        return netns.inside(() -> text(name, file));
    }

    /**
     * Reads all. A setting that is only for writing ({@code net/ipv4/route/flush}), that has no value yet ({@code stable_secret}), or
     * that goes while it is read (a link's) is left out.
     */
    public SortedMap<String, String> readAll(OpenNetns netns) throws SystemCallException {
        String settings = root.procDirectory() + "/sys/";
        return netns.inside(() -> {
            SortedMap<String, String> all = new TreeMap<>();
            collect(settings, "net", all);
            return all;
        });
    }

    /** Most are files: to look at each first would be a third of the work. */
    private static void collect(String settings, String directory, SortedMap<String, String> all) {
        String[] names = new File(settings + directory).list();
        for (String name : names == null ? new String[0] : names) {
            String path = directory + "/" + name;
            try {
                all.put(path, withoutBreak(atOnce(settings + path)));
            } catch (IOException unreadable) {
                // a directory; or for writing only, without a value, or gone: as if it were not there
                collect(settings, path, all);
            }
        }
    }

    /** The kernel gives a setting in one piece: nearly always there is no need to ask for more. */
    private static byte[] atOnce(String file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            byte[] buffer = new byte[1024];
            int length = in.read(buffer);
            if (length < buffer.length) {
                return Arrays.copyOf(buffer, Math.max(0, length));
            }
        }
        return HostRoot.readProc(file, MOST_BYTES);
    }

    private static String withoutBreak(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static String text(String name, String file) {
        try {
            return withoutBreak(HostRoot.readProc(file, MOST_BYTES));
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
