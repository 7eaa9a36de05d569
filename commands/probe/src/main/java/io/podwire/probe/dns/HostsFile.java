package io.podwire.probe.dns;

import io.podwire.api.host.ResolverFile;
import io.podwire.api.probe.HostsEntry;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads hosts(5): an address and its names a line, what is behind a # is a remark. */
final class HostsFile {

    private HostsFile() {}

    /**
     * What a program gets for a name: as glibc does, the first address of each family, from the first line that has it.
     *
     * @param name as a program writes it; case means nothing, and one with a dot at its end is in no such file
     * @return null where the file has nothing, or is not there
     */
    static HostsEntry find(ResolverFile file, String name) {
        if (file.text() == null) {
            return null;
        }
        List<IpAddress> found = new ArrayList<>();
        for (String line : file.text().lines().toList()) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            IpAddress address = IpAddress.parseOrNull(words[0]);
            boolean named = Arrays.stream(words).skip(1).anyMatch(name::equalsIgnoreCase);
            if (address != null && named && found.stream().noneMatch(other -> other.v6() == address.v6())) {
                found.add(address);
            }
        }
        return found.isEmpty() ? null : new HostsEntry(file.path(), found);
    }
}
