package io.regretradar.domain.activity;

import io.regretradar.domain.state.StateInput;
import io.regretradar.domain.state.StateOutput;
import java.io.IOException;
import java.util.TreeSet;

/** An hour with activity. */
public final class HourActivity {
    private final Activity activity = new Activity();
    private final TreeSet<String> users = new TreeSet<>();
    private final TreeSet<String> features = new TreeSet<>();
    private final WrittenPeriod written = new WrittenPeriod();

    public Activity activity() {
        return activity;
    }

    public int activeUsers() {
        return users.size();
    }

    public int featuresUsed() {
        return features.size();
    }

    public WrittenPeriod written() {
        return written;
    }

    /** Notes who used what; the user may be null. */
    void used(String userId, String feature) {
        if (userId != null) {
            users.add(userId);
        }
        features.add(feature);
    }

    void write(StateOutput out) throws IOException {
        activity.write(out);
        out.list(users, out::text);
        out.list(features, out::text);
        written.write(out);
    }

    void read(StateInput in) throws IOException {
        activity.read(in);
        users.addAll(in.list(in::text));
        features.addAll(in.list(in::text));
        written.read(in);
    }
}
