namespace Signals.Journal.Tenants;

/// <summary>A tenant cannot be exported or imported. Nothing was changed. The message is one line with the remedy.</summary>
public sealed class TenantRefusedException(string message, Exception? inner = null) : Exception(message, inner);
