/**
 * The kernel's choice of a route, computed from its rules, routes, links and addresses: for facts that were saved, where there is no
 * kernel to ask. Follows net/core/fib_rules.c, net/ipv4/fib_trie.c, fib_semantics.c and route.c, net/ipv6/ip6_fib.c, route.c and
 * addrconf.c; tests compare it with a live kernel.
 */
package io.podwire.analysis.fib;
