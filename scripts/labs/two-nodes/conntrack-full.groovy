/**
 * The node's connection table is full. Every new connection through the node, or of it, is dropped; the kernel says so in its log. Only
 * this node's table is filled, with as many entries as the kernel lets a network namespace have: a few seconds, and about 320 bytes of kernel memory for each.
 *
 * The limit itself is the whole machine's and stays as it is; where it is above a million, this fault refuses.
 *
 * @name   conntrack-full
 * @class  unreachable
 * @code   conntrack-full
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'shop/cart-0', run: 'nc -zw1 10.96.0.54 5432'
breaks {
    on('worker-1') {
        // entries that have seen both directions are not given up for newer ones; in batches, since conntrack reads all of its input first
        run '''
            limit=$(cat /proc/sys/net/netfilter/nf_conntrack_max)
            if [ "$limit" -gt 1000000 ]; then
                echo "nf_conntrack_max is $limit: more than a million entries, too much memory for an exercise" >&2
                exit 1
            fi
            first=0
            while [ $first -lt "$limit" ]; do
                last=$((first + 32768))
                awk -v i=$first -v n=$last 'BEGIN {
                    for (; i < n; i++)
                        printf "-I -p udp -s 198.18.%d.%d -d 198.19.0.1 --sport %d --dport 53 -t 3600 -u SEEN_REPLY,ASSURED\\n",
                            i / 65536 % 256, i / 256 % 256, 1024 + i % 256
                }' | conntrack -R - >/dev/null 2>&1 || break
                first=$last
            done
            [ "$(cat /proc/sys/net/netfilter/nf_conntrack_count)" -ge "$limit" ]
            '''.stripIndent()
    }
}
mends { on('worker-1') { run 'conntrack -F >/dev/null 2>&1' } }
