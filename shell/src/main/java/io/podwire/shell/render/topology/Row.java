package io.podwire.shell.render.topology;

import java.util.List;

/**
 * One strand as it stands above its trunk.
 *
 * @param label of the namespace; empty below another row of the same
 * @param addresses of the link within; printable
 * @param strand from the link within to what the trunk takes; empty where nothing leads out
 * @param notes lines below it
 */
record Row(String label, List<String> addresses, Words strand, List<Words> notes) {}
