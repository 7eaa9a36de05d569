package io.podwire.probe.dns;

import io.podwire.api.packet.DnsRecord;
import io.podwire.api.probe.DnsAttempt;
import io.podwire.api.probe.DnsFailure;
import io.podwire.api.probe.DnsSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * A name looked up as an application's resolver does: the names of the search list one after the other, by the rules of
 * {@code __res_context_search} of glibc for what ends the search. musl's differ: it asks all servers at once.
 */
final class Lookup implements Asking {

    private final SearchList list;
    private final List<Integer> types;
    private final List<Server> servers;
    private final DnsSettings settings;
    private final int offset;
    private final List<String> tried = new ArrayList<>();
    private int at;
    private NameQuery query;
    private NameAnswer found;
    private DnsFailure first;
    private DnsFailure last;
    private boolean noData;
    private boolean servfail;
    private boolean over;

    /**
     * @param types asked of each name; at least one
     * @param servers at least one
     * @param offset index of the server that is asked first
     */
    Lookup(SearchList list, List<Integer> types, List<Server> servers, DnsSettings settings, int offset) {
        this.list = list;
        this.types = types;
        this.servers = servers;
        this.settings = settings;
        this.offset = offset;
        begin();
    }

    private void begin() {
        DomainName name = list.names().get(at);
        tried.add(name.toString());
        query = new NameQuery(name, types, servers, settings, offset);
    }

    /** Names asked so far, in order. */
    List<String> tried() {
        return List.copyOf(tried);
    }

    /** True once an application would know. */
    boolean over() {
        return over;
    }

    /** The name that was answered; null where none was, or not yet. */
    DomainName name() {
        return found == null ? null : found.name();
    }

    /** Records of the answer. */
    List<DnsRecord> records() {
        return found == null ? List.of() : found.records();
    }

    /** What an application is told; null where the name was answered, or not yet. */
    DnsFailure failure() {
        if (!over || found != null) {
            return null;
        } else if (first != null) {
            return first;
        } else if (noData) {
            return DnsFailure.EAI_NODATA;
        }
        return servfail ? DnsFailure.EAI_AGAIN : last;
    }

    @Override
    public Round next() {
        return over ? null : query.next();
    }

    @Override
    public void came(List<DnsAttempt> attempts) {
        query.came(attempts);
        if (query.answer() != null) {
            take(query.answer());
        }
    }

    private void take(NameAnswer answer) {
        if (answer.failure() == null) {
            found = answer;
            over = true;
            return;
        }
        boolean lastName = at == list.names().size() - 1;
        boolean whole = list.wholeFirst() ? at == 0 : lastName;
        if (whole) {
            last = answer.failure();
            first = list.wholeFirst() ? answer.failure() : null;
            to(at + 1);
            return;
        }
        last = answer.failure();
        noData |= answer.failure() == DnsFailure.EAI_NODATA;
        servfail |= answer.servfail();
        boolean goesOn = answer.failure() == DnsFailure.EAI_NONAME
                || answer.failure() == DnsFailure.EAI_NODATA && answer.records().isEmpty()
                || answer.servfail();
        if (answer.unheard() || answer.failure() == DnsFailure.EAI_NODATA && !goesOn) {
            over = true;
        } else {
            // anything else ends the search list, but not the name as it was typed
            to(
                    goesOn
                            ? at + 1
                            : Math.max(
                                    at + 1,
                                    list.wholeFirst()
                                            ? list.names().size()
                                            : list.names().size() - 1));
        }
    }

    private void to(int next) {
        at = next;
        if (at >= list.names().size()) {
            over = true;
        } else {
            begin();
        }
    }
}
