namespace Signals.Grains.Engine;

/// <summary>A grain was called, directly or through others, while it waits for that very call.</summary>
public sealed class CallChainException(string message) : Exception(message);

/// <summary>As many calls wait for one grain as its mailbox may hold. Try again a little later.</summary>
public sealed class GrainOverloadedException(string message) : Exception(message);

/// <summary>The engine is stopping and takes no new calls.</summary>
public sealed class EngineStoppedException() : Exception("The platform is stopping.");
