namespace Signals.Gateway.Pages.Parts;

/// <summary>What a notice is for.</summary>
public enum NoticeKind
{
    /// <summary>It tells something that is good to know.</summary>
    Information,

    /// <summary>It tells that something was done.</summary>
    Done,

    /// <summary>It asks for care.</summary>
    Warning,
}
