using Signals.Gateway.Follow;

namespace Signals.Gateway.Pages;

/// <summary>The follow page as it stands.</summary>
public sealed record FollowModel(string Code = "", FollowAnswer? Answer = null, bool Withdrawn = false, string? Error = null);
