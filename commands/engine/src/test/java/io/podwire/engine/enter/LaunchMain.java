package io.podwire.engine.enter;

import io.podwire.api.command.Launch;
import io.podwire.api.command.Launch.NamespaceKind;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.ChildProcess;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process for tests: becomes the launch its arguments describe, or holds it as a child until it is killed. */
public final class LaunchMain {

    private LaunchMain() {}

    /** {@code become|hold|attend [twice] [KIND=PATH] [sys] [file:TARGET=SOURCE] [env:NAME=VALUE] [root=|wd=|uid=|gid=] [nofork] -- COMMAND…}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (LinuxLauncher launcher = new LinuxLauncher(HostRoot.of("/"), System.err::println)) {
            Launch launch = parse(Arrays.asList(args));
            if (args[0].equals("become")) {
                launcher.become(launch);
            }
            if (args[0].equals("attend")) {
                attend(launcher, launch, args[1].equals("twice"));
                return;
            }
            try (ChildProcess child = launcher.start(launch)) {
                System.out.println(child.pid());
                System.out.flush();
                child.stdout().transferTo(System.out);
                child.stderr().transferTo(System.err);
                System.out.println("status " + child.waitFor(Duration.ofDays(1)));
            }
        } catch (PodwireException e) {
            System.err.println(e.getMessage());
            e.hints().forEach(System.err::println);
            System.exit(e.exitCode());
        }
    }

    private static void attend(LinuxLauncher launcher, Launch launch, boolean twice) {
        surviveCtrlC();
        System.out.println("status " + launcher.attend(launch));
        if (twice) {
            String look = "stty -a | tr ' ;' '\\n\\n' | grep -x -e echo -e icanon | sed 's/$/ is on/'";
            System.out.println("status " + launcher.attend(Launch.plain(List.of("sh", "-c", look))));
        }
    }

    /** As the prompt does. By reflection, since the compiler warns of sun.misc. */
    private static void surviveCtrlC() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object nothing = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, given) -> null);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Launch parse(List<String> args) {
        int end = args.indexOf("--");
        List<Launch.Entry> enter = new ArrayList<>();
        Map<String, String> files = new HashMap<>();
        Map<String, String> environment = new HashMap<>();
        Map<String, String> other = new HashMap<>();
        for (String word : args.subList(1, end)) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String value = word.substring(equals + 1);
            if (name.startsWith("file:")) {
                files.put(name.substring(5), value);
            } else if (name.startsWith("env:")) {
                environment.put(name.substring(4), value);
            } else if (Arrays.stream(NamespaceKind.values())
                    .anyMatch(k -> k.file().equals(name))) {
                enter.add(
                        new Launch.Entry(NamespaceKind.valueOf(name.toUpperCase(java.util.Locale.ROOT)), value, null));
            } else {
                other.put(name, value);
            }
        }
        return new Launch(
                args.subList(end + 1, args.size()),
                environment,
                enter,
                new Launch.Dressing(other.containsKey("sys"), files),
                other.get("root"),
                other.get("wd"),
                other.containsKey("uid") ? Integer.valueOf(other.get("uid")) : null,
                other.containsKey("gid") ? Integer.valueOf(other.get("gid")) : null,
                other.containsKey("nofork"),
                false);
    }
}
