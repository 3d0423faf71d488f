using System.Data.Common;

namespace GluteTriage.Sessions.AtRest;

/// <summary>A sealed text cannot be opened, or its key is not there. To whoever reads the log it is what any damage to the file is.</summary>
public sealed class UnreadableTextException(string message) : DbException(message);
