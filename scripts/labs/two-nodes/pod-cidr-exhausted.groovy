/**
 * The node's pod range has no free address left: the address manager keeps reservations of pods that are long gone, so a new pod gets no
 * address. The pods that run are well.
 *
 * @name   pod-cidr-exhausted
 * @class  cni
 * @code   pod-cidr-exhausted
 */
symptom from: 'worker-1', run: '[ "$(ls /var/lib/cni/networks/cbr0 2>/dev/null | grep -c ^10.244.1.)" -lt 253 ]'
breaks {
    on('worker-1') {
        run '''
            mkdir -p /var/lib/cni/networks/cbr0
            for host in $(seq 2 254); do
                [ -e /var/lib/cni/networks/cbr0/10.244.1.$host ] || printf 'leaked-%s\\r\\neth0' $host > /var/lib/cni/networks/cbr0/10.244.1.$host
            done
            '''.stripIndent()
    }
}
mends { on('worker-1') { run 'grep -l ^leaked- /var/lib/cni/networks/cbr0/10.244.1.* | xargs rm -f' } }
