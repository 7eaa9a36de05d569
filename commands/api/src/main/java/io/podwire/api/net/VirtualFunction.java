package io.podwire.api.net;

import io.podwire.api.value.MacAddress;

/**
 * An SR-IOV virtual function as its physical function tells of it (IFLA_VF_INFO).
 *
 * @param vlan 0: none
 * @param spoofCheck null where the driver does not say
 * @param linkState {@code auto}, {@code enable}, {@code disable}; null where not said
 * @param trust null where the driver does not say
 */
public record VirtualFunction(
        int index, MacAddress mac, int vlan, Boolean spoofCheck, String linkState, Boolean trust) {}
