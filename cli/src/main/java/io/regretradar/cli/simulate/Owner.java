package io.regretradar.cli.simulate;

import io.regretradar.domain.event.LifecycleEvent.OwnerTeam;

/**
 * One of the vendor's people who look after accounts. They differ, and customers feel it.
 *
 * @param leadId whom this person reports to
 * @param pace waits for this person relative to the vendor's usual ones; 1 is average
 * @param reliability part of the appointments that this person keeps, 0..1
 * @param asking chance that this person asks a content customer for a referral, 0..1
 */
record Owner(
        String id, String leadId, OwnerTeam team, double pace, double reliability, double asking) {}
