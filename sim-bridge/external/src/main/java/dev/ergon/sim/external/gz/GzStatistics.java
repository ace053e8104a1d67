package dev.ergon.sim.external.gz;

/**
 * What a node did not do.
 *
 * @param dropped messages that found the queue to the node's thread full
 * @param refusedMessages messages, requests and addresses that made no sense
 * @param refusedDatagrams datagrams of discovery that made no sense or came from too many
 */
public record GzStatistics(long dropped, long refusedMessages, long refusedDatagrams) {}
