/**
 * Downloads and unpacks the data that others publish: the Large Movie Review Dataset and the GloVe vectors.
 *
 * <p>Input: a URL or an archive on disk ({@code .tar.gz} or {@code .zip}). Output: {@code aclImdb/} or
 * {@code glove.6B.*d.txt} in a data folder, checked. The way there: {@link sentiment.data.fetch.Fetcher} asks
 * {@link sentiment.data.fetch.Downloader} for the archive (resumable, {@code NAME.part}), has
 * {@link sentiment.data.fetch.Unpacker} unpack it into a staging folder, lets the
 * {@link sentiment.data.fetch.Dataset} check what came out, and only then moves it to its final name.
 *
 * <p>Errors: a bad archive, a wrong hash or an existing target is a {@link sentiment.data.InputException}; network and
 * disk failures are {@link java.io.IOException}s that name the URL or the file. After either, no target exists in
 * part: only a {@code .part} file stays, and only where the next run can resume it.
 */
package sentiment.data.fetch;
