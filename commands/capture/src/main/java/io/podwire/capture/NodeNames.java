package io.podwire.capture;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.pod.PodSummary;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The pods and Services of the captured node by their addresses: for lines, and in a file for who opens it elsewhere. Asked once, when
 * they are first needed, which is once the rings stand: nothing waits for it but the reading of what the kernel holds by then.
 */
final class NodeNames implements Supplier<Map<IpAddress, String>> {

    private final Session session;
    private Map<IpAddress, String> names;

    NodeNames(Session session) {
        this.session = session;
    }

    /** {@code shop/cart-0} of a pod, {@code svc/shop/cart} of a Service. */
    @Override
    public Map<IpAddress, String> get() {
        if (names == null) {
            Map<IpAddress, String> all = new LinkedHashMap<>();
            ask("pods", Map.of(), item -> add((PodSummary) item, all));
            ask("services", Map.of("within", "300ms"), item -> add((ServiceAddress) item, all));
            names = Map.copyOf(all);
        }
        return names;
    }

    /** Asks by a command, which a far host answers too. A capture goes on without names, and says so. */
    private void ask(String command, Map<String, Object> words, Consumer<Object> each) {
        try {
            Answer<?> answer = (Answer<?>)
                    session.commands().call(CommandIndex.load().find(command).load(), words, null);
            List<?> items = answer.items();
            items.forEach(each);
        } catch (PodwireException e) {
            session.note("there will be no names of " + command + ": " + Printable.of(e.getMessage()));
        }
    }

    private static void add(PodSummary pod, Map<IpAddress, String> names) {
        if (pod.namespace() != null && pod.name() != null) {
            pod.addresses().forEach(address -> names.putIfAbsent(address, pod.namespace() + "/" + pod.name()));
        }
    }

    private static void add(ServiceAddress service, Map<IpAddress, String> names) {
        names.putIfAbsent(service.address(), "svc/" + service.namespace() + "/" + service.name());
    }

    /** The host's part of a name, as {@code -N} asks for it: without what it is in. */
    static String hostPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
