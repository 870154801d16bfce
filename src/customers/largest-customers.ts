import { requireCustomers, type CustomerTable } from "./customer-table";

/**
 * The positions of the customers with the largest revenue, the largest first; of equals, the earlier record.
 * @param count how many; all customers when there are fewer.
 * @example leaveOneOut(features, methods.ward.cluster, 4, { rows: largestCustomers(study.customers, 5) })
 */
export function largestCustomers(customers: CustomerTable, count: number): readonly number[] {
  requireCustomers(customers, "largestCustomers(customers)");
  return customers.records
    .map(({ revenue }, row) => ({ revenue, row }))
    .sort((a, b) => b.revenue - a.revenue || a.row - b.row)
    .slice(0, count)
    .map(({ row }) => row);
}
