namespace Signals.Register.Tests.Finding;

/// <summary>A field that is stored somewhere.</summary>
/// <param name="Place">Where, by the name that the register gives it.</param>
/// <param name="Owner">The type or table that it belongs to.</param>
/// <param name="Name">Its name there.</param>
internal sealed record StoredField(string Place, string Owner, string Name)
{
    /// <summary>The name under which the register knows it.</summary>
    public string Key => $"{Owner}.{Name}";
}
