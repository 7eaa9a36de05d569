package io.podwire.packets.file;

/**
 * What a file says that was counted at one of its links (pcapng's interface statistics block); null where it says nothing of that.
 *
 * @param received frames that the link had, before the filter (isb_ifrecv)
 * @param interfaceDropped what the link dropped (isb_ifdrop)
 * @param accepted frames that passed the filter (isb_filteraccept)
 * @param systemDropped frames the kernel had no room for (isb_osdrop)
 * @param delivered frames that reached whoever captured (isb_usrdeliv)
 */
record LinkStatistics(Long received, Long interfaceDropped, Long accepted, Long systemDropped, Long delivered) {

    static LinkStatistics of(Options options) {
        Long[] values = new Long[Blocks.StatisticsOption.DELIVERED + 1];
        while (options.next()) {
            if (options.code() < values.length) {
                values[options.code()] = options.number();
            }
        }
        return new LinkStatistics(
                values[Blocks.StatisticsOption.RECEIVED],
                values[Blocks.StatisticsOption.INTERFACE_DROPPED],
                values[Blocks.StatisticsOption.ACCEPTED],
                values[Blocks.StatisticsOption.SYSTEM_DROPPED],
                values[Blocks.StatisticsOption.DELIVERED]);
    }
}
