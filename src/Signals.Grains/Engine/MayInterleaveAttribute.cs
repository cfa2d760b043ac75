namespace Signals.Grains.Engine;

/// <summary>
/// Says of a grain interface that its calls need not wait for one another: the grain itself takes them one at a time, many to a commit.
/// Without it an engine runs one call to its end before the next begins.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class MayInterleaveAttribute : Attribute;
