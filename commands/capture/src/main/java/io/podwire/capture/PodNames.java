package io.podwire.capture;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.pod.PodSummary;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pods of the captured host by their addresses, so that who opens a file elsewhere sees whose packets these are. */
final class PodNames {

    private PodNames() {}

    /** Asks by the command {@code pods}, which a far host answers too. A capture goes on without names, and says so. */
    static Map<IpAddress, String> of(Session session) {
        Map<IpAddress, String> names = new LinkedHashMap<>();
        try {
            Answer<?> answer = (Answer<?>)
                    session.commands().call(CommandIndex.load().find("pods").load(), Map.of(), null);
            answer.items().forEach(item -> add((PodSummary) item, names));
        } catch (PodwireException e) {
            session.note("the file will have no names of pods: " + Printable.of(e.getMessage()));
        }
        return names;
    }

    private static void add(PodSummary pod, Map<IpAddress, String> names) {
        if (pod.namespace() != null && pod.name() != null) {
            pod.addresses().forEach(address -> names.putIfAbsent(address, pod.namespace() + "/" + pod.name()));
        }
    }
}
