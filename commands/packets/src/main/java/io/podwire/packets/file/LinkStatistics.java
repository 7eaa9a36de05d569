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
public record LinkStatistics(Long received, Long interfaceDropped, Long accepted, Long systemDropped, Long delivered) {}
