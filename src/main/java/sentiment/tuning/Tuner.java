package sentiment.tuning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import sentiment.data.InputException;
import sentiment.evaluation.Metrics;
import sentiment.model.ModelJson;
import sentiment.model.PartMetrics;
import sentiment.training.DivergenceException;
import sentiment.training.PreparedCorpus;
import sentiment.training.Trainer;
import sentiment.training.TrainingConfig;
import sentiment.training.TrainingDirectory;
import sentiment.training.TrainingObserver;
import sentiment.training.TrainingOutcome;

/**
 * Trains the trials of a plan, rung by rung, each in a directory of its own, and saves every result. Of what cannot come
 * farther, weights are removed as soon as that is sure; the best trial's model stays. Runs once; not thread-safe.
 */
public final class Tuner {
    private final TuningPlan plan;
    private final TuningDirectory directory;
    private final List<Trial> trials;
    private final List<Rung> rungs;
    private final Function<TrainingConfig, PreparedCorpus> corpora;
    private final TuningObserver observer;
    private final BooleanSupplier stopRequested;
    private final List<TrialResult> results;

    /**
     * Begins a search, or goes on with the one that stands in the directory.
     *
     * @param where what the message of a refusal calls the plan's space
     * @param corpora gives what a configuration learns from
     * @param stopRequested asked after every step of a training; true ends the search there, saved
     * @throws InputException when the directory holds another search, or the space allows an impossible value
     */
    public Tuner(
            TuningPlan plan,
            String where,
            Path path,
            Function<TrainingConfig, PreparedCorpus> corpora,
            TuningObserver observer,
            BooleanSupplier stopRequested) {
        this.plan = plan;
        this.corpora = corpora;
        this.observer = observer;
        this.stopRequested = stopRequested;
        directory = new TuningDirectory(path);
        trials = plan.draw(where);
        rungs = plan.rungs();
        if (directory.holdsSearch()) {
            directory.readPlan().difference(plan).ifPresent(field -> {
                throw new InputException(path + " holds a search with another " + field
                        + "; go on with it as it was begun, or begin this one in another --out.");
            });
        }
        results = new ArrayList<>(directory.readResults());
    }

    /**
     * Searches to the end, or until asked to stop.
     *
     * @return the last result of each trial, the best first; empty when it was stopped and can be resumed
     * @throws DivergenceException when every trial diverged
     */
    public List<TrialResult> run() {
        if (!results.isEmpty()) {
            // The program may have been killed between the files of the last result.
            save();
        }
        List<Trial> entering = trials;
        for (int rung = 1; rung <= rungs.size(); rung++) {
            dropped(rung).forEach(this::removeWeights);
            for (Trial trial : entering) {
                if (!isDone(trial, rung) && (stopRequested.getAsBoolean() || !train(trial, rung))) {
                    return List.of();
                }
            }
            entering = kept(rung);
        }
        return ranking();
    }

    /** False when stopped before the rung's end. */
    private boolean train(Trial trial, int rung) {
        int epochs = rungs.get(rung - 1).epochs();
        PreparedCorpus corpus = corpora.apply(trial.config());
        // Reviews that cannot be read leave no search behind.
        directory.savePlan(plan);
        observer.trialStarted(trial, rung, epochs);
        TrainingDirectory folder = directory.trial(trial.number());
        AtomicReference<Metrics> complete = new AtomicReference<>();
        TrainingObserver last = new TrainingObserver() {
            @Override
            public void calibrated(Map<String, PartMetrics> parts, Metrics whole) {
                complete.set(whole);
            }
        };
        try (Trainer trainer = new Trainer(
                trial.config(), corpus, folder.path(), TrainingObserver.both(observer, last), stopRequested)) {
            if (folder.holdsCheckpoint()) {
                trainer.resume();
            }
            TrainingOutcome outcome = trainer.train(epochs);
            if (!outcome.complete() && outcome.epochs().size() < epochs) {
                return false;
            }
            // Before the last rung there is no wide part yet, unless patience ended the training: none counts there.
            add(
                    rung == rungs.size()
                            ? TrialResult.whole(trial, rung, outcome, complete.get())
                            : TrialResult.recurrent(trial, rung, outcome));
        } catch (DivergenceException e) {
            add(TrialResult.diverged(
                    trial, rung, ModelJson.lines(folder.metrics()).size()));
        }
        return true;
    }

    private void add(TrialResult result) {
        results.add(result);
        save();
        dropped(result.rung()).forEach(this::removeWeights);
        observer.trialFinished(result);
    }

    private void save() {
        directory.saveResults(results);
        TrialResult best = ranking().get(0);
        if (!best.diverged()) {
            directory.saveBest(trials.get(best.trial() - 1).config());
        }
    }

    private boolean isDone(Trial trial, int rung) {
        return results.stream().anyMatch(result -> result.trial() == trial.number() && result.rung() == rung);
    }

    /** Those that go on after a rung, of the last one the best, in their order. */
    private List<Trial> kept(int rung) {
        List<Trial> kept = best(rung).stream()
                .map(result -> trials.get(result.trial() - 1))
                .sorted(Comparator.comparingInt(Trial::number))
                .toList();
        if (kept.isEmpty()) {
            throw new DivergenceException("Every trial of rung " + rung + " diverged; lower optimizer.learningRate"
                    + " in the space, or lower optimizer.clipNorm, and search again.");
        }
        return kept;
    }

    private List<TrialResult> best(int rung) {
        int places = rung < rungs.size() ? rungs.get(rung).trials() : 1;
        return of(rung).filter(result -> !result.diverged()).limit(places).toList();
    }

    /** Those of the results of a rung so far that cannot be among the best any more. */
    private List<TrialResult> dropped(int rung) {
        List<TrialResult> best = best(rung);
        return of(rung).filter(result -> !best.contains(result)).toList();
    }

    private Stream<TrialResult> of(int rung) {
        return results.stream().filter(result -> result.rung() == rung).sorted(TrialResult.BEST_FIRST);
    }

    private void removeWeights(TrialResult result) {
        directory.trial(result.trial()).removeWeights();
    }

    private List<TrialResult> ranking() {
        Map<Integer, TrialResult> last = new HashMap<>();
        results.forEach(result -> last.put(result.trial(), result));
        return last.values().stream()
                .sorted(Comparator.comparingInt(TrialResult::rung).reversed().thenComparing(TrialResult.BEST_FIRST))
                .toList();
    }
}
