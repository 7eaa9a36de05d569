package io.podwire.analysis.cni;

import io.podwire.api.value.Cidr;

/** AKS's overlay network as it is unless {@code --pod-cidr} says otherwise. */
final class AzureOverlay {

    static final Cidr DEFAULT = Cidr.parse("10.244.0.0/16");

    private AzureOverlay() {}
}
