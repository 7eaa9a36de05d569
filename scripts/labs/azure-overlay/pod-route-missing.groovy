/**
 * Takes the node's routes to cart-0. Packets for it leave the node again by the default route, until they have gone round too often.
 *
 * @name   pod-route-missing
 * @class  cni
 * @code   route-missing
 */
symptom from: 'aks-vmss000000', run: 'ping -nqc1 -W1 10.244.0.10'
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 10.244.0.10'
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 fd00:244:0::10'
breaks { on('aks-vmss000000') {
    run '''
        ip route del 10.244.0.10 dev azv3f0a91c2d71
        ip -6 route del fd00:244:0::10 dev azv3f0a91c2d71
    '''
} }
mends { on('aks-vmss000000') {
    run '''
        ip route add 10.244.0.10 dev azv3f0a91c2d71
        ip -6 route add fd00:244:0::10 dev azv3f0a91c2d71
    '''
} }
