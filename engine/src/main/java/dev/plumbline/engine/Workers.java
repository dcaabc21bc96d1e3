package dev.plumbline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs independent pieces of work on so many threads and gives their results in order. */
final class Workers {
  private Workers() {}

  static <T> List<T> all(int threads, List<Callable<T>> tasks) {
    if (threads == 1 || tasks.size() == 1) {
      List<T> results = new ArrayList<>(tasks.size());
      for (Callable<T> task : tasks) {
        results.add(call(task));
      }
      return results;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> futures = new ArrayList<>(tasks.size());
      tasks.forEach(task -> futures.add(pool.submit(task)));
      List<T> results = new ArrayList<>(tasks.size());
      for (Future<T> future : futures) {
        results.add(get(future));
      }
      return results;
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw wrap(e.getCause() == null ? e : e.getCause());
    }
  }

  private static <T> T call(Callable<T> task) {
    try {
      return task.call();
    } catch (Exception e) {
      throw wrap(e);
    }
  }

  private static RuntimeException wrap(Throwable e) {
    return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }
}
