namespace Signals.Cli.Lines;

/// <summary>A line that holds a case.</summary>
/// <param name="Number">The number of the line in the file, the first one where it runs over several.</param>
/// <param name="Raw">The line as it stands in the file.</param>
/// <param name="Values">The values of the columns that were asked for, in that order; null where the line cannot be read.</param>
/// <param name="Fault">Why it cannot be read.</param>
internal sealed record SourceLine(long Number, string Raw, IReadOnlyList<string>? Values, LineFault? Fault);

/// <summary>What is wrong with a line. Never repeats what the line says: that may be personal.</summary>
/// <param name="Field">The field, as in <c>/waargenomenOp</c>; <c>/</c> for the whole line.</param>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
internal sealed record LineFault(string Field, string Code, string Message);

/// <summary>The file as a whole, or something that the command needs, is not as it should be. The message is for the console.</summary>
internal sealed class CommandFailedException(string message, Exception? inner = null) : Exception(message, inner);
