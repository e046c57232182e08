package io.regretradar.cli.digest;

import io.regretradar.cli.elastic.Document;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What stands in Elasticsearch as of an instant, as far as the digest speaks of it.
 *
 * @param asOf the instant; all documents are at or before it
 * @param accounts latest assessment of each account that has not churned
 * @param alerts alerts whose condition holds and that nobody closed
 * @param dayBefore of each account the latest score that is at least a day old, by account id
 * @param changes changes of alerts within the last day, newest first
 * @param exits what became of accounts in the stages that they left in 90 days, by stage
 * @param referrals every referral that became ready or was asked for in 90 days
 */
record DigestDocuments(
        Instant asOf,
        List<Document> accounts,
        List<Document> alerts,
        Map<String, Document> dayBefore,
        List<Document> changes,
        Map<String, StageExits> exits,
        List<Document> referrals) {

    /**
     * Accounts that left a stage.
     *
     * @param medianDays median days that they had spent in it; NaN if unknown
     * @param dropped of these, those that left the vendor
     * @param disputed of these, those that said the stage had not kept its promise
     */
    record StageExits(long left, double medianDays, long dropped, long disputed) {
        static final StageExits NONE = new StageExits(0, Double.NaN, 0, 0);
    }
}
