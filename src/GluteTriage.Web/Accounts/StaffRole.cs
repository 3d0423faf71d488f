namespace GluteTriage.Web.Accounts;

/// <summary>What somebody of the staff is trusted with. An account may have several.</summary>
public enum StaffRole
{
    /// <summary>Reads and judges sessions.</summary>
    Reviewer,

    /// <summary>Reviews, and answers for the reviews: exports, concerns.</summary>
    Lead,

    /// <summary>Writes the content. Learns from counts and concerns, and never sees an answer.</summary>
    Editor,

    /// <summary>Lets people in and out. Sees no session, but by breaking the glass.</summary>
    Administrator,

    /// <summary>Reads who did what, and changes nothing.</summary>
    Auditor,

    /// <summary>The one clinician of a practice, who has declared so at setup; see <see cref="SoloPractice"/>. Never given by anybody.</summary>
    Solo,
}
