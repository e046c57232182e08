package io.regretradar.cli.story;

import io.regretradar.cli.console.WrongUsage;
import java.util.List;
import java.util.stream.Collectors;

/** All stories that can be told. */
public final class StoryBook {

    /** In the order in which they are listed. */
    public static final List<NamedStory> ALL =
            List.of(
                    new NamedStory(
                            "silent-vendor",
                            "A sound product; slow replies, a silent rep, a missed call.",
                            45,
                            ServiceStories::silentVendor),
                    new NamedStory(
                            "well-served",
                            "The same account, treated well.",
                            75,
                            ServiceStories::wellServed),
                    new NamedStory(
                            "looked-elsewhere",
                            "Regret of foregone alternatives: others look better now.",
                            90,
                            RegretStories::lookedElsewhere),
                    new NamedStory(
                            "need-faded",
                            "Regret by a change in significance: it matters less than it did.",
                            105,
                            RegretStories::needFaded),
                    new NamedStory(
                            "bought-in-haste",
                            "Regret of under-consideration: decided in ten days, and it lacks much.",
                            40,
                            RegretStories::boughtInHaste),
                    new NamedStory(
                            "long-deliberation",
                            "Regret of over-consideration: eight months of choosing, and no end.",
                            40,
                            RegretStories::longDeliberation),
                    new NamedStory(
                            "hand-off-gap",
                            "Sales lets go, and for a week nobody takes over.",
                            28,
                            JourneyStories::handOffGap),
                    new NamedStory(
                            "champion-lost",
                            "The champion leaves and is replaced three weeks later.",
                            110,
                            JourneyStories::championLost),
                    new NamedStory(
                            "price-at-renewal",
                            "A higher price before the renewal; the talk about results saves it.",
                            130,
                            JourneyStories::priceAtRenewal),
                    new NamedStory(
                            "oversold",
                            "Sales pitches before the first success, and not what was sold.",
                            35,
                            JourneyStories::oversold),
                    new NamedStory(
                            "over-contacted",
                            "Six check-ins in twelve days, and no answer.",
                            70,
                            JourneyStories::overContacted),
                    new NamedStory(
                            "depends-on-the-agent",
                            "One agent answers in two hours, the other in two and a half days.",
                            62,
                            JourneyStories::dependsOnTheAgent),
                    new NamedStory(
                            "won-back",
                            "It leaves, comes back within weeks and starts again.",
                            130,
                            JourneyStories::wonBack));

    private StoryBook() {}

    /**
     * The story of that name.
     *
     * @throws WrongUsage if there is none
     */
    public static NamedStory named(String name) {
        return ALL.stream()
                .filter(story -> story.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new WrongUsage(
                                        "--story is %s, but must be one of %s. See them with --stories."
                                                .formatted(name, names())));
    }

    private static String names() {
        return ALL.stream().map(NamedStory::name).collect(Collectors.joining(", "));
    }
}
