/**
 * Reviews from disk and network: readers of the aclImdb layout and of tables, the split by movie, and downloads.
 *
 * <p>Input: folders, tables, archives, URLs. Output: {@link sentiment.data.Review}. Bad input is an
 * {@link sentiment.data.InputException} of one sentence that names the place and what to do.
 */
package sentiment.data;
