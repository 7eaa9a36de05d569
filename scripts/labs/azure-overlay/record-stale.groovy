/**
 * Leaves a record of a pod that is gone with azure-cns: its address is given to nobody else, until the node has none left.
 *
 * @name   record-stale
 * @class  cni
 * @code   address-missing
 */
// each link on record is there
symptom from: 'aks-vmss000000', run: 'for link in $(grep -o "azv[0-9a-f]*" /run/azure-cns/azure-endpoints.json); do ip link show dev $link || exit 1; done'
def record = '"5ca1ab1e0c00000000000000000000000000000000000000000000000000000c": {"PodNamespace": "shop", "PodName": "left-0", ' +
    '"IfnameToIPMap": {"eth0": {"IPv4": [{"IP": "10.244.0.12", "Mask": "/////w=="}], "HostVethName": "azv5d7c20e9b14"}}},'
breaks { on('aks-vmss000000') { run "sed -i '1a $record' /run/azure-cns/azure-endpoints.json" } }
mends { on('aks-vmss000000') { run "sed -i '/5ca1ab1e0c/d' /run/azure-cns/azure-endpoints.json" } }
