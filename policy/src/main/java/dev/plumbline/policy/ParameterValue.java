package dev.plumbline.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter with the value in force.
 *
 * @param parameter what it is
 * @param value one number, or a list
 * @param setAt where an overlay sets it; null for the policy's default
 */
public record ParameterValue(Parameter parameter, List<String> value, @Nullable SourcePlace setAt) {
  public ParameterValue {
    value = List.copyOf(value);
  }
}
