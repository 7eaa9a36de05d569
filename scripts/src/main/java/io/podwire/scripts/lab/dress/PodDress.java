package io.podwire.scripts.lab.dress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Commands that do in a dressed node what kubelet, containerd and a CNI plug-in do for one pod; each is one command line of sh in
 * that node. Ids follow from the pod's name, so the same lab has the same ones each time.
 *
 * @param name {@code NS/NAME}
 */
public record PodDress(String name) {

    /** Lies in each dressed node. */
    static final String TOOL = "/run/podwire/dress/pod";

    /** The pod's uid, as the API gives one. */
    public String uid() {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Container id of the sandbox: 64 hexadecimal digits. */
    public String sandbox() {
        return id("sandbox");
    }

    /** Id of its one container, which is called main. */
    public String container() {
        return id("main");
    }

    private String id(String what) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((name + " " + what).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes its namespace with the loopback up, its sandbox's process, and their records.
     *
     * @param netns name under {@code /run/netns}
     * @param resolver lines of its resolv.conf
     */
    public String make(String netns, List<String> resolver) {
        return "printf '%s\\n' " + ShellText.quoted(String.join("\n", resolver)) + " | "
                + tool("make", List.of(netns, uid(), sandbox(), container()));
    }

    /** Writes what a CNI plug-in has on record of the links and addresses that the pod has by now. */
    public String record() {
        return tool("record", List.of());
    }

    /** What stands before a program's words to run it in its container. */
    public String enter() {
        return tool("enter", List.of());
    }

    /** A file with its first process's pid, as the node sees it. */
    public String pidFile() {
        return "/run/containerd/io.containerd.runtime.v2.task/k8s.io/" + sandbox() + "/init.pid";
    }

    private String tool(String word, List<String> arguments) {
        return ShellText.words(List.of("sh", TOOL, word, name))
                + (arguments.isEmpty() ? "" : " " + ShellText.words(arguments));
    }
}
