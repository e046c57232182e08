package io.regretradar.domain.event;

import io.regretradar.domain.journey.Stage;
import java.time.LocalDate;
import java.util.List;

/**
 * What the CRM, the billing system or the team says about the account. Fields that are null say
 * nothing; the latest value that is not null holds.
 *
 * @param annualValue yearly value in the deployment's reporting currency
 * @param seats seats paid for
 * @param coreFeatures features the customer is entitled to; null or empty says nothing
 * @param salesCycleDays days from first contact to the signature
 * @param evaluationSteps how many of demo, trial, reference call and all stakeholders took place,
 *     0..4
 * @param alternatives how many alternatives were compared
 * @param timeZone IANA zone id, e.g. {@code Europe/Rome}; an unknown id is ignored
 */
public record LifecycleEvent(
        Header header,
        Type type,
        String accountName,
        Stage stage,
        String milestone,
        String ownerId,
        String ownerLeadId,
        OwnerTeam ownerTeam,
        ContactRole contactRole,
        List<HandoffItem> handoffItems,
        String segment,
        Double annualValue,
        Integer seats,
        List<String> coreFeatures,
        LocalDate renewalDate,
        Double salesCycleDays,
        Integer evaluationSteps,
        Integer alternatives,
        String timeZone)
        implements AccountEvent {

    public enum Type {
        PROFILE_SET,
        CLOSED_WON,
        OWNER_RELEASED,
        OWNER_ASSIGNED,
        OWNER_ACCEPTED,
        HANDOFF_COMPLETED,
        STAGE_SET,
        MILESTONE,
        FIRST_SUCCESS,
        ROI_CONFIRMED,
        CONTACT_ROLE_SET,
        CHAMPION_LEFT,
        CHAMPION_REPLACED,
        SEATS_CHANGED,
        PRICE_CHANGED,
        PAYMENT_FAILED,
        CANCEL_PAGE_VIEWED,
        DATA_EXPORTED,
        DOWNGRADED,
        EXPANDED,
        REFUND_REQUESTED,
        CANCELLATION_REQUESTED,
        RENEWED,
        CHURNED,
        UNKNOWN
    }

    public enum OwnerTeam {
        MARKETING,
        SALES,
        ONBOARDING,
        CS,
        SUPPORT,
        UNKNOWN
    }

    public enum HandoffItem {
        SOLUTION,
        GOALS,
        SUCCESS_CRITERIA,
        COMMITMENTS,
        UNKNOWN
    }

    public LifecycleEvent {
        handoffItems = handoffItems == null ? List.of() : List.copyOf(handoffItems);
        coreFeatures = coreFeatures == null ? List.of() : List.copyOf(coreFeatures);
    }

    @Override
    public Stream stream() {
        return Stream.ACCOUNT_LIFECYCLE;
    }
}
